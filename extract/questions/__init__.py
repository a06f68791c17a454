"""What readers ask of a timeline: why an event stands where it does, what to look after, what changed since."""
