"""The screen of `tqcheck review`. It draws a Session; widgets post messages, and `control` alone changes anything."""
