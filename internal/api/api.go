package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/netip"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/quota"
	"altyn/internal/reply"
	"altyn/internal/report"
)

// The limits of an API that is not told otherwise.
const (
	MaxReport  = 1 << 20 // bytes of a report, and of the body around it once unpacked
	maxAddress = 2 << 10 // bytes of path and query
	maxLimit   = 1000    // items of a page of a list as JSON
	firstLimit = 100     // when none is asked for
	storeBytes = 32 << 20
	maxWait    = 3 * time.Second // for others to be answered first
)

// Options say how an API answers. The zero Options are good for a server that the world may ask.
type Options struct {
	Now    func() time.Time               // the clock; time.Now when nil
	Clock  func() time.Time               // by which quotas refill; time.Now when nil
	Client func(*http.Request) netip.Addr // who asks; the address of the connection when nil
	Get    quota.Policy                   // of questions to the record; 1200 a minute when zero
	Checks *quota.Limiter                 // of reports to read or check, shared with other ways to it; one by CheckPolicy when nil
	Fault  func(path string, cause any)   // told of a fault of our own, never of what was sent; may be nil
	Past   Past                           // finds earlier states of the record; without it there are none
	Style  string                         // address of a style sheet for the page of documentation; "" for none
}

// Past gives the record as it was at a revision, as it was known at an instant, or both; ErrGone for a revision that nobody
// knows, ErrBusy when it is still being worked out.
type Past func(ctx context.Context, revision string, known altyn.Instant) (*Edition, error)

// The errors of [Past].
var (
	ErrGone = errors.New("the revision is not known")
	ErrBusy = errors.New("an earlier state of the record is being worked out")
)

// CheckPolicy is how many reports one client may have read or checked, when nothing else is said.
var CheckPolicy = quota.Policy{Name: "check", Quota: 60, Window: time.Minute}

// Source is a record that the API answers from, with what words it.
type Source struct {
	Desk   *desk.Desk
	Words  func(lang string) *report.Printer         // one of Languages
	Search func(lang, asked string, limit int) []Hit // over all names
	Langs  []string                                  // languages of notes and reasons, the default first
}

// Hit is something that a search found.
type Hit struct {
	Kind string `json:"kind"` // nation, person, games, sport, event
	ID   string `json:"id"`
	Name string `json:"name"`           // in the language asked for
	As   string `json:"as,omitempty"`   // the name that was found, when it is another
	Note string `json:"note,omitempty"` // the nation of a person and the like
	Href string `json:"href"`           // its page
}

// API answers requests below /v1/. It is safe for concurrent use.
type API struct {
	opt    Options
	routes []*route
	now    atomic.Pointer[Edition]
	get    *quota.Limiter
	check  *quota.Limiter
	work   chan struct{} // one for each answer that is being worked out
}

// Edition is a record as it is served, with the answers made from it.
type Edition struct {
	Source
	revision string
	lock     sync.Mutex
	day      altyn.Day
	kept     *reply.Store // of day
}

// New makes an API. It answers nothing before [API.Load].
func New(opt Options) *API {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	if opt.Client == nil {
		opt.Client = Connection
	}
	opt.Get = cmp.Or(opt.Get, quota.Policy{Name: "default", Quota: 1200, Window: time.Minute})
	if opt.Checks == nil {
		opt.Checks = quota.New(CheckPolicy, 1<<15)
	}
	return &API{opt: opt, routes: routes(), get: quota.New(opt.Get, 1<<17), check: opt.Checks, work: make(chan struct{}, 2*max(1, runtime.GOMAXPROCS(0)))}
}

// NewEdition makes an edition of a record.
func NewEdition(s Source) *Edition {
	return &Edition{Source: s, revision: s.Desk.Record().Revision()}
}

// Load sets the record that is answered from. Requests under way go on with the one before.
func (a *API) Load(ed *Edition) { a.now.Store(ed) }

// store gives the answers that are kept for a day.
func (ed *Edition) store(day altyn.Day) *reply.Store {
	ed.lock.Lock()
	defer ed.lock.Unlock()
	if ed.day != day || ed.kept == nil {
		ed.day, ed.kept = day, reply.NewStore(storeBytes)
	}
	return ed.kept
}

// Connection gives the address of the other end of the connection.
func Connection(r *http.Request) netip.Addr {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr()
}

var (
	anyOrigin = []string{"*"}
	exposed   = []string{"Altyn-As-Of, Altyn-Complete, Altyn-Revision, Altyn-Rows, Altyn-Total, Content-Location, ETag, Link, RateLimit, RateLimit-Policy, Retry-After"}
	nosniff   = []string{"nosniff"}
)

// ServeHTTP answers a request for a path below /v1.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Access-Control-Allow-Origin"] = anyOrigin
	h["Access-Control-Expose-Headers"] = exposed
	h["X-Content-Type-Options"] = nosniff
	ed := a.now.Load()
	today := altyn.DayAt(a.opt.Now())
	if ed == nil {
		a.refuse(w, r, nil, today, busy("the record is still being loaded"))
		return
	}
	limiter := a.get
	if r.Method == http.MethodPost {
		limiter = a.check
	}
	g := limiter.Take(a.opt.Client(r), a.opt.Clock(), 1)
	g.Set(h)
	if !g.OK {
		a.refuse(w, r, ed, today, tooMany(g.Wait))
		return
	}
	uri := r.RequestURI
	if uri == "" {
		uri = r.URL.RequestURI()
	}
	form := accepts(r.Header["Accept"])
	kept := ed.store(today)
	var room [256]byte
	name := append(append(room[:0], form...), uri...)
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		if p, ok := kept.FindBytes(name); ok {
			p.Send(w, r)
			return
		}
	}
	a.answer(w, r, ed, kept, string(name), today, form)
}
