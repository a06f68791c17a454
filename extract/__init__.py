"""From bytes to a timeline: readers, the stages over each article, and the merging of all articles."""
