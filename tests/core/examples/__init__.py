"""One worked example for each rule: every one is a test, and a page of the manual."""
