"""Where the cabinet's surface is and the headers of its answers. Standard library only: every request needs it."""

API_VERSION = "1"
API_HEADER = "X-Portal-Api"
INSTANCE_HEADER = "X-Portal-Instance"
BASE = "/api/cabinet/v1"
LINK_SECRET = 43  # characters of the token in an activation link (32 bytes in base64): a shorter one was cut off
