"""What revision 0001 makes, by subject."""
