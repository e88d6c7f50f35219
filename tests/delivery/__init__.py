"""The outbox and delivery: nothing lost, nothing said twice without its being known."""
