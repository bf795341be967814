package cobalt

// What the manifest says.
const (
	defaultBaseURL = "https://api.gocobalt.io"
	defaultRoute   = "slug"
)
