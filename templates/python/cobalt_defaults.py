"""What the manifest says."""

BASE_URL = "https://api.gocobalt.io"
ROUTE = "slug"
