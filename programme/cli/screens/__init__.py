"""What people and scripts get to see, made from values by pure functions."""
