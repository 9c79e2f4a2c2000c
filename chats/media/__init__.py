"""What ffmpeg does for us, behind a fence: looks into a recording, and makes audio a phone can play."""
