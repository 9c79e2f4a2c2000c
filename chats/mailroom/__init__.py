"""Mail that comes in: answers, bounces and complaints, each at an address made for one message of ours."""
