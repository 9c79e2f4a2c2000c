"""Words leave for a translator and come back, as PO, XLIFF 1.2 or CSV: nothing lost, nothing claimed.

``formats`` turns units into bytes, and bytes into what a translator gave. ``planning`` says what that would
do. ``catalogue`` does it with the shipped messages, ``actions`` with what a district wrote.
"""
