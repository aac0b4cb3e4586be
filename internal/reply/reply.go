// Package reply keeps responses that are ready to be sent: the bytes as they are and packed, their entity tags, their
// headers. What one revision of the record answers is worked out once and sent any number of times; a [Store] holds as
// many of them as its bound of memory allows.
//
// What is in a response, how long it may be kept and by whom it may be read is left to the handler that makes it.
package reply

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// packFrom is the size from which a body is worth packing: a smaller one fits a packet as it is.
const packFrom = 512

// Reply is a response that is ready to be sent. It does not change and is safe for concurrent use.
type Reply struct {
	status int
	header http.Header // what plain and packed share
	plain  variant
	packed variant // without body when packing does not pay
}

// variant is the body in one encoding, with the headers that go with it as net/http keeps them.
type variant struct {
	body   []byte
	etag   []string
	length []string
}

var gzipEncoding = []string{"gzip"}

// New makes a response. The header and the body are kept and must not be changed any more; what it has to say of length,
// encoding and entity tag is added. A response with another status than 200 has no entity tag.
func New(status int, header http.Header, body []byte) *Reply {
	p := &Reply{status: status, header: header}
	sum := sha256.Sum256(body)
	tag := hex.EncodeToString(sum[:10])
	p.plain = newVariant(body, tag, status)
	if len(body) >= packFrom {
		if packed := pack(body); len(packed) < len(body)*9/10 {
			p.packed = newVariant(packed, tag+"-gz", status)
		}
	}
	return p
}

func newVariant(body []byte, tag string, status int) variant {
	v := variant{body: body, length: []string{strconv.Itoa(len(body))}}
	if status == http.StatusOK {
		v.etag = []string{`"` + tag + `"`}
	}
	return v
}

// packers are reused: each has tables of a megabyte.
var packers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

func pack(body []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(body) / 3)
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(&b)
	if _, err := z.Write(body); err != nil {
		return body
	}
	if z.Close() != nil {
		return body
	}
	return slices.Clip(b.Bytes())
}

// Status gives the status of the response.
func (p *Reply) Status() int { return p.status }

// Body gives the body as it is, not packed; it must not be changed.
func (p *Reply) Body() []byte { return p.plain.body }

// Header gives the headers that do not depend on the encoding; they must not be changed.
func (p *Reply) Header() http.Header { return p.header }

// ETag gives the entity tag of the body as it is, "" when it has none.
func (p *Reply) ETag() string {
	if len(p.plain.etag) == 0 {
		return ""
	}
	return p.plain.etag[0]
}

// Size gives the bytes of memory that the response takes, about.
func (p *Reply) Size() int { return len(p.plain.body) + len(p.packed.body) + 1024 }

// Send writes the response: packed for clients that take it, without body to HEAD, and 304 to a client that has it
// already.
func (p *Reply) Send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for k, v := range p.header {
		h[k] = v
	}
	v := &p.plain
	if p.packed.body != nil && TakesGzip(r.Header) {
		v = &p.packed
	}
	if v.etag != nil {
		h["Etag"] = v.etag
		if known := r.Header["If-None-Match"]; len(known) > 0 && p.known(known) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if v == &p.packed {
		h["Content-Encoding"] = gzipEncoding
	}
	h["Content-Length"] = v.length
	if p.status != http.StatusOK {
		w.WriteHeader(p.status)
	}
	if r.Method != http.MethodHead {
		w.Write(v.body) //nolint:errcheck // the client is gone: nobody is left to be told
	}
}

// known reports whether one of the entity tags of If-None-Match is that of the response, in whatever encoding: the
// comparison is the weak one (RFC 9110, 13.1.2).
func (p *Reply) known(lines []string) bool {
	for _, line := range lines {
		for tag := range strings.SplitSeq(line, ",") {
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == "*" || tag == p.plain.etag[0] || p.packed.etag != nil && tag == p.packed.etag[0] {
				return true
			}
		}
	}
	return false
}

// TakesGzip reports whether the client takes a body packed by gzip.
func TakesGzip(h http.Header) bool {
	lines := h["Accept-Encoding"]
	if len(lines) == 1 && (lines[0] == "gzip" || strings.HasPrefix(lines[0], "gzip, ")) {
		return true
	}
	takes := false
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ",") {
			coding, params, _ := strings.Cut(part, ";")
			switch strings.ToLower(strings.TrimSpace(coding)) {
			case "gzip", "x-gzip":
				return !refused(params)
			case "*":
				takes = !refused(params)
			}
		}
	}
	return takes
}

// refused reports whether the parameters of a coding give it no weight.
func refused(params string) bool {
	name, q, ok := strings.Cut(params, "=")
	if !ok || strings.ToLower(strings.TrimSpace(name)) != "q" {
		return false
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
	return err == nil && f == 0
}
