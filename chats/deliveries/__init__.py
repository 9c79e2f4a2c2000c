"""What became of messages, as people see it: how a send goes, what failed and whose turn it is, figures.

Above the features whose people and meetings it names; ``delivery`` itself knows neither.
"""
