"""Messages put into words and handed over: rendering, MIME and the channels."""
