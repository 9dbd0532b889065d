"""Facts: party and state documents, administrative units, as dated data with sources."""
