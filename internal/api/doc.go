// Package api answers programs: every list and page of the record under /v1/ as JSON, JSON Lines or CSV, readings and
// checks of reports, and the OpenAPI description of all of it.
//
// One table, in routes.go, holds the routes. Requests are routed by it, the description (/v1/openapi.json) and the page of
// the manual (doc/api.md, /v1/) are made from it and from the Go types of the answers by reflection, so that they cannot
// differ from the code.
//
// An answer is worked out once for a revision of the record and kept, packed and with its entity tag, until the record or
// the day changes. What is in an answer is left to [altyn/internal/view], medals to [altyn/medal], pages for people to
// [altyn/internal/site], listening and the clock to [altyn/internal/server].
package api
