"""From facts to iCalendar bytes, and the wall clocks of the zones they are told in. All of it is pure."""
