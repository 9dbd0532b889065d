"""Many articles, on one machine or many: stores, partitions and the engines that read them."""
