"""Plans from elsewhere: clock times to the tenth of a minute, many calendars."""
