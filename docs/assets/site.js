// The theme's search is a dialog without a name; who reads by ear is told what has opened.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
