package reading

import (
	"slices"
	"strings"

	"altyn"
)

// frame is a construction found in a sentence, on its way to a statement of its kind.
type frame struct {
	match
	s      *sentence
	left   int // first item of its zone
	right  int // after the last item of its zone
	far    int // after the last item of its clause
	topic  int // items before this open the sentence for all its frames
	origin []altyn.Origin
	lo, hi int // items of the span
	quoted bool
	who    []int       // its people
	phase  altyn.Phase // that later clauses may leave out
	future bool

	inherits bool // the event is that of the context
}

// label gives the items that a label took, -1 when it took none.
func (f *frame) label(name string) (int, int) {
	k := slices.Index(f.rule.labels, name)
	if k < 0 || f.cap[2*k] < 0 || f.cap[2*k+1] <= f.cap[2*k] {
		return -1, -1
	}
	return int(f.cap[2*k]), int(f.cap[2*k+1])
}

// item gives the first item of a label, nil when it took none.
func (f *frame) item(name string) *item {
	i, j := f.label(name)
	if i < 0 {
		return nil
	}
	for ; i < j; i++ {
		if !f.s.items[i].has(clSkip) || f.s.items[i].kind != clNone {
			return &f.s.items[i]
		}
	}
	return nil
}

// of gives the first item of the label that is of the kind.
func (f *frame) of(name string, kind classID) *item {
	i, j := f.label(name)
	for ; i >= 0 && i < j; i++ {
		if f.s.items[i].kind == kind {
			return &f.s.items[i]
		}
	}
	return nil
}

// word gives what the word lists say of the item of a label, under the class of that name.
func (f *frame) word(label, class string) string {
	i, j := f.label(label)
	c := f.s.lx.lookup(class)
	for ; i >= 0 && i < j; i++ {
		if v := f.s.items[i].value(c); v != "" {
			return v
		}
	}
	return ""
}

// interpret runs the constructions over the sentence and fills a statement of each frame.
func (s *sentence) interpret(m *machine) {
	if len(s.items) == 0 {
		return
	}
	d := s.doc
	m.places.note(s)
	all := m.places.all
	signs := 0
	for i := range s.items {
		if n := s.norm(i); n == "=" {
			signs++
		}
	}
	if signs > 1 {
		return // a legend
	}
	if c := s.lx.lookup("presented"); c != clNone && all.has(c) {
		return // who hands the medals over
	}
	var fs []frame
	for _, r := range s.lx.rules {
		if !all.covers(r.need) {
			continue
		}
		m.each(s, r, func(mt match) {
			f := frame{match: mt, s: s}
			if s.allowed(&f) {
				fs = append(fs, f)
			}
		})
	}
	s.noteSpan()
	fs = elliptical(fs)
	fs = s.resolveConflicts(fs)
	slices.SortStableFunc(fs, func(a, b frame) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.rule.order - b.rule.order
	})
	if d.watch != nil {
		d.watch(s.view(fs))
	}
	s.zones(fs)
	s.noteClauses(fs)
	s.noteContext(fs)
	for i := range fs {
		f := &fs[i]
		f.lo, f.hi = f.from, f.to
		s.advance(f.from)
		s.fill(f, fs)
		s.advance(max(f.to, f.hi))
		if f.phase != "" {
			d.ctx.phase = f.phase
		}
	}
	s.advance(len(s.items))
	s.tellAges()
	s.notePlace()
}

// notePlace remembers the Games that open a paragraph of running text: what follows in it is about them.
func (s *sentence) notePlace() {
	d := s.doc
	first := d.paraFirst
	d.paraFirst = false
	if !first || s.blk.kind != blockText {
		return
	}
	for i := 0; i < len(s.items) && i < 4; i++ {
		it := &s.items[i]
		switch {
		case it.kind == clGames:
			if r := &s.games[it.ref]; (r.year != 0 || len(r.cities) > 0) && r.rel == "" && len(r.years) == 0 && !it.has(clPoss) {
				d.paraGames = r.resolve(d)
			}
			return
		case it.kind == clNone && (it.has(s.cl.atword) || it.has(s.cl.article) || it.has(clSkip)):
		default:
			return
		}
	}
}

// noteSpan remembers a span of years, which later sentences may mean.
func (s *sentence) noteSpan() {
	for i := range s.items {
		if s.items[i].kind == clNum && s.items[i].has(clYear) {
			f := frame{s: s, match: match{rule: boxRule, from: 0, to: len(s.items)}, right: len(s.items), far: len(s.items)}
			f.putSpan(&altyn.Statement{})
			return
		}
	}
}

// allowed drops frames that are hoped for, doubted, denied or about other events.
func (s *sentence) allowed(f *frame) bool {
	c := s.cl
	if w := f.rule.sets["with"]; w != "" {
		cls := s.lx.lookup(w)
		if !slices.ContainsFunc(s.items, func(it item) bool {
			return it.kind == clNone && it.has(cls) || cls < clTyped && cls != clNone && it.has(cls)
		}) {
			return false
		}
	}
	if f.rule.sets["span"] == "years" {
		// only where several years share the noun
		if it := f.of("years", clGames); it == nil || len(s.games[it.ref].years) == 0 {
			return false
		}
	}
	if w := f.rule.sets["in"]; w != "" {
		ok := false
		for b := range strings.SplitSeq(w, ",") {
			ok = ok || b == s.blk.kind.name()
		}
		if !ok {
			return false
		}
	}
	if f.rule.sets["nomedal"] != "" && slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clTally || it.kind == clMedal }) {
		return false
	}
	if a := s.asides; len(a) >= f.to && a[f.from] != 0 && a[f.to-1] != a[f.from] {
		return false // begins in an apposition and ends outside
	}
	if k := f.rule.sets["prior"]; k != "" && !s.follows(f, k) {
		return false
	}
	if s.looksPast(f) {
		return false
	}
	plan, negOK := f.rule.sets["plan"] != "", f.rule.sets["neg"] != ""
	for i := f.from; i < f.to; i++ {
		it := &s.items[i]
		if it.kind != clNone || f.hides(i) {
			continue
		}
		if it.has(c.neg) && !negOK {
			return false
		}
		if it.has(c.hypo) && !(it.has(c.month) && s.toks[it.from].is(tokCap)) {
			return false
		}
		if it.has(c.future) && !plan {
			return false
		}
		if (it.has(c.otherevent) || it.has(c.otherhonour)) && f.rule.sets["other"] == "" {
			return false
		}
	}
	// the words before, as far as the clause goes
	steps := 0
	for i := f.from - 1; i >= 0 && steps < 12; i-- {
		it := &s.items[i]
		if it.kind != clNone {
			if it.kind == clDate || it.kind == clGames || it.kind == clEvent {
				steps++
			}
			continue
		}
		n := s.norm(i)
		if n == ";" || n == ":" || n == "." || n == "–" {
			break
		}
		if it.has(c.hypo) && !(it.has(c.month) && s.toks[it.from].is(tokCap)) {
			return false
		}
		if it.has(c.future) && !plan && steps < 6 {
			f.future = true
			return false
		}
		if it.has(c.neg) && !negOK && steps < 5 {
			return false
		}
		if n == "," || it.has(c.barrier) {
			break
		}
		steps++
	}
	if f.rule.sets["other"] == "" && s.elsewhere(f) {
		return false
	}
	f.quoted = s.items[f.to-1].has(clQuote)
	return true
}

// follows reports whether what the frame tells follows from a statement of the kind: the last one of the block, or a word of a
// decision before it in its sentence.
func (s *sentence) follows(f *frame, kind string) bool {
	if l := s.doc.ctx.last; l != nil && string(l.Kind) == kind && l.Start >= s.blk.start {
		return true
	}
	for i := 0; i < f.from; i++ {
		for _, c := range [...]string{"stripv", "annulv", "disqualv", "disqualn"} {
			if id := s.lx.lookup(c); id != clNone && s.items[i].kind == clNone && s.items[i].has(id) {
				return true
			}
		}
	}
	return false
}

// looksPast reports whether a frame that ends in something told in passing left out a medal told there, which no gap passes: the
// rest is to be looked through as a whole or not at all.
func (s *sentence) looksPast(f *frame) bool {
	a := s.asides
	if len(a) < f.to || a[f.to-1] == 0 {
		return false
	}
	level := s.lx.lookup("otherlevel")
	for i := f.from; i < f.to; i++ {
		it := &s.items[i]
		if a[i] != a[f.to-1] {
			continue
		}
		if it.kind == clNone && it.has(level) {
			return true
		}
		if it.kind != clMedal && it.kind != clTally {
			continue
		}
		kept := false
		for k := range f.rule.labels {
			kept = kept || int(f.cap[2*k]) <= i && i < int(f.cap[2*k+1])
		}
		if !kept {
			return true
		}
	}
	return false
}

// elsewhere reports whether the sentence places the frame at another competition: one is named after it, or before it in
// its clause, and no Games stand between.
func (s *sentence) elsewhere(f *frame) bool {
	c := s.cl
	switch f.rule.kind {
	case altyn.RoleFact, altyn.TeamSize, altyn.PersonFact:
		return false
	case altyn.QuotaPlaces:
		// a place at the Games is won elsewhere
		if f.of("games", clGames) != nil || slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clGames && s.games[it.ref].noun != "" }) {
			return false
		}
	case altyn.GamesFact:
		if f.rule.sets["fact"] != "" {
			return false
		}
	case altyn.Placing, altyn.Progress:
		// qualified for the Games by finishing third
		by := false
		for i := f.from - 1; i >= 0; i-- {
			it := &s.items[i]
			if it.kind != clNone {
				continue
			}
			by = by || it.has(s.lx.lookup("qualby"))
			if by && (it.has(s.lx.lookup("qualified")) || it.has(s.lx.lookup("license"))) {
				return true
			}
		}
	}
	if s.doc.foreign {
		return true
	}
	if f.ownGames() {
		return false
	}
	// at the World Surfing Games, at the European Athletics Cup
	level := s.lx.lookup("otherlevel")
	for i := f.to; i < len(s.items) && i < f.to+14; i++ {
		if it := &s.items[i]; it.kind == clNone && it.has(level) && s.toks[it.from].is(tokCap) {
			for k := i + 1; k < len(s.items) && k < i+4; k++ {
				if o := &s.items[k]; o.kind == clGames && !s.games[o.ref].alone || o.kind == clNone && (o.has(c.games) || o.has(c.otherevent)) {
					return true
				}
			}
		}
	}
	gap := 0
	for i := f.to; i < len(s.items); i++ {
		it := &s.items[i]
		if it.kind == clGames && !s.games[it.ref].alone {
			break
		}
		if it.kind != clNone {
			continue
		}
		if it.has(c.otherevent) {
			return true
		}
		if it.has(c.otherhonour) && gap < 4 {
			return true
		}
		gap++
		if n := s.norm(i); n == ";" || it.has(c.rel) && gap > 6 {
			break
		}
	}
	gap = 0
	before := f.from - 1
	for before >= 0 && f.hides(before) {
		before-- // honours told in passing
	}
	if s.items[f.from].kind == clPerson {
		// the honours right before a name say only who it is: world and continental champion X
		for before >= 0 && s.items[before].kind == clNone && (s.items[before].has(c.otherhonour) || s.items[before].has(c.and) || s.items[before].has(clSkip) || s.items[before].has(c.article) || s.items[before].has(c.title)) {
			before--
		}
	}
	for i := before; i >= 0; i-- {
		it := &s.items[i]
		if it.kind == clGames && !s.games[it.ref].alone {
			break
		}
		if it.kind == clPerson {
			gap += 3
		}
		if it.kind != clNone {
			continue
		}
		if it.has(c.otherevent) && gap < 12 || it.has(c.otherhonour) && gap < 2 {
			return true
		}
		gap++
		if n := s.norm(i); n == ";" || it.has(c.barrier) {
			break
		}
	}
	return false
}

// ownGames reports whether an epithet prints the Games that it was won at: whatever the sentence is about, it was there.
func (f *frame) ownGames() bool {
	s := f.s
	if f.rule.sets["epithet"] == "" && f.rule.sets["own"] != "games" {
		return false
	}
	i, j := f.label("games")
	for ; i >= 0 && i < j; i++ {
		it := &s.items[i]
		switch {
		case it.kind == clGames:
			r := &s.games[it.ref]
			return r.year != 0 || len(r.cities) > 0
		case it.has(clYear):
			k := i + 1
			for s.at(k).has(clSkip) && !s.at(k).has(s.cl.olympic) {
				k++
			}
			return s.at(k).kind == clNone && s.at(k).has(s.cl.olympic)
		}
	}
	return false
}

// cores are the labels whose items a frame claims for its kind.
var cores = []string{"medal", "rank", "tally", "n", "claim", "role", "outcome", "city", "on", "record", "age", "phase", "than", "was", "list"}

// resolveConflicts keeps, of frames of one kind that claim the same item, the one whose rule stands first.
func (s *sentence) resolveConflicts(fs []frame) []frame {
	slices.SortStableFunc(fs, func(a, b frame) int {
		x, y := a.rule.order, b.rule.order
		if a.rule.kind == altyn.Placing && slices.Contains(a.rule.labels, "rank") {
			x += 1000
		}
		if b.rule.kind == altyn.Placing && slices.Contains(b.rule.labels, "rank") {
			y += 1000
		}
		if a.rule.sets["blocks"] != "" {
			x -= 2000
		}
		if b.rule.sets["blocks"] != "" {
			y -= 2000
		}
		return x - y
	})
	ordinals := map[int]bool{}
	type claim struct {
		kind altyn.Kind
		at   int
	}
	taken := map[claim]bool{}
	out := fs[:0]
	for _, f := range fs {
		var mine []int
		for _, l := range cores {
			i, j := f.label(l)
			for ; i >= 0 && i < j; i++ {
				if !(s.items[i].has(clSkip) && s.items[i].kind == clNone) {
					mine = append(mine, i)
				}
			}
		}
		if len(mine) == 0 {
			for i := f.from; i < f.to; i++ {
				if !f.hides(i) {
					mine = append(mine, i)
				}
			}
		}
		kind := f.rule.kind
		if g := f.rule.sets["group"]; g != "" {
			kind = altyn.Kind(g)
		}
		clash := false
		for _, i := range mine {
			clash = clash || taken[claim{kind, i}]
		}
		// an ordinal that counts something, or is a rank in a table, is no rank in an event
		if i, _ := f.label("rank"); i >= 0 && f.rule.kind == altyn.Placing {
			for ; i < f.to; i++ {
				if s.items[i].kind == clOrd {
					clash = clash || ordinals[i]
					break
				}
			}
		} else if !clash && f.rule.kind != altyn.PersonFact && f.rule.kind != altyn.RoleFact {
			for i := f.from; i < f.to; i++ {
				if s.items[i].kind == clOrd && !f.hides(i) {
					ordinals[i] = true
				}
			}
		}
		// blocks: a rule may forbid other kinds on its core items
		for _, i := range mine {
			clash = clash || taken[claim{"!" + f.rule.kind, i}]
		}
		if clash {
			continue
		}
		for _, i := range mine {
			taken[claim{kind, i}] = true
			if bs := f.rule.sets["blocks"]; bs != "" {
				for b := range strings.SplitSeq(bs, ",") {
					taken[claim{"!" + altyn.Kind(b), i}] = true
				}
			}
		}
		if f.rule.sets["drop"] != "" {
			continue
		}
		out = append(out, f)
	}
	return out
}

// zones gives each frame the stretch of its clause in which its modifiers stand.
func (s *sentence) zones(fs []frame) {
	c := s.cl
	brk := func(i int) bool {
		it := &s.items[i]
		if it.kind != clNone {
			return false
		}
		n := s.norm(i)
		return n == ";" || it.has(c.barrier) || it.has(c.rel)
	}
	topic := 0
	for i := 0; i < len(s.items) && i < 16; i++ {
		if n := s.norm(i); n == "," && s.items[i].kind == clNone {
			topic = i
			break
		}
		if s.items[i].kind == clPerson && !s.items[i].has(clPoss) {
			break
		}
	}
	still := func(f *frame) bool { return f.rule.sets["fact"] != "" || f.rule.kind == altyn.PersonFact }
	for k := range fs {
		f := &fs[k]
		f.topic = topic
		f.left = f.from
		lim := 0
		for j := range fs {
			if j != k && fs[j].to <= f.from && fs[j].to > lim && !still(&fs[j]) {
				lim = fs[j].to
			}
		}
		for f.left > lim && !brk(f.left-1) {
			f.left--
		}
		f.right = f.to
		lim = len(s.items)
		for j := range fs {
			if j != k && fs[j].from >= f.to && fs[j].from < lim && !still(&fs[j]) && fs[j].rule.kind != altyn.RecordMark {
				lim = fs[j].from
			}
		}
		f.far = f.to
		for f.far < lim && !brk(f.far) {
			f.far++
		}
		for j := range fs {
			if j != k && fs[j].from >= f.to && fs[j].from < lim && !still(&fs[j]) {
				lim = fs[j].from
			}
		}
		depth := 0
		for f.right < lim && !brk(f.right) {
			switch s.norm(f.right) {
			case "(":
				depth++
			case ")":
				depth--
			}
			if depth < 0 {
				if s.openedBefore(f.from) {
					break // what is told in brackets ends with them
				}
				depth = 0
			}
			if f.rule.kind == altyn.QuotaPlaces && s.items[f.right].kind == clNone && s.items[f.right].has(c.including) {
				break // of which ten in boxing
			}
			if f.rule.kind == altyn.MedalCount && s.norm(f.right) == ":" && s.items[f.right].kind == clNone {
				break // a count, then which they were
			}
			if s.norm(f.right) == "," && s.items[f.right].kind == clNone {
				nx := s.at(f.right + 1)
				if nx.kind == clNone && nx.has(c.article) && s.at(f.right+2).kind == clDate {
					nx = s.at(f.right + 2) // , le 5 août
				}
				if !(nx.kind == clNone && nx.has(s.lx.lookup("prep")) || nx.kind == clDate) {
					break
				}
			}
			f.right++
		}
	}
}

// noteClauses marks the Games of a clause that opens the sentence and has a statement of its own, up to its comma: they are
// not those of the main clause. Having finished fourth in Rio, she won.
func (s *sentence) noteClauses(fs []frame) {
	s.ofClause = s.ofClause[:0]
	for k := range fs {
		f := &fs[k]
		if f.topic == 0 || f.to > f.topic || f.from > 2 || f.rule.kind != altyn.Placing && f.rule.kind != altyn.Progress {
			continue
		}
		for len(s.ofClause) < len(s.items) {
			s.ofClause = append(s.ofClause, false)
		}
		for i := f.from; i < f.topic; i++ {
			if s.items[i].kind == clGames {
				s.ofClause[i] = true
			}
		}
	}
}

// openedBefore reports whether a bracket before item i is still open there.
func (s *sentence) openedBefore(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch s.norm(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// seek gives the first item of the kind in the frame's zone: inside, after, before, or at the head of the sentence.
func (f *frame) seek(kind classID, ok func(i int) bool) int {
	s := f.s
	test := func(i int) bool { return s.items[i].kind == kind && !f.hides(i) && (ok == nil || ok(i)) }
	for i := f.from; i < f.to; i++ {
		if test(i) {
			return i
		}
	}
	for i := f.to; i < f.right; i++ {
		if test(i) {
			return i
		}
	}
	for i := f.from - 1; i >= f.left; i-- {
		if test(i) {
			return i
		}
	}
	for i := 0; i < f.topic && i < f.from; i++ {
		if test(i) {
			return i
		}
	}
	return -1
}

// reach makes the span run on to item i when it stands after the frame.
func (f *frame) reach(i int) {
	if i >= f.hi && i < max(f.right, f.far) {
		f.hi = i + 1
	}
}

// elliptical drops the clauses that go on with a count or placing when the sentence has none before them.
func elliptical(fs []frame) []frame {
	kept := make([]bool, len(fs))
	for i := range fs {
		kept[i] = fs[i].rule.sets["after"] == ""
	}
	for again := true; again; {
		again = false
		for i := range fs {
			f := &fs[i]
			k := f.rule.sets["after"]
			if kept[i] {
				continue
			}
			for j := 0; j < len(fs) && !kept[i]; j++ {
				// one that goes on itself counts only when there is something it goes on with
				g := &fs[j]
				kept[i] = kept[j] && g.from < f.from && g.rule.sets["drop"] == "" && slices.Contains(strings.Split(k, ","), string(g.rule.kind))
			}
			again = again || kept[i]
		}
	}
	before := func(f *frame, kinds string) bool {
		for i := range fs {
			if g := &fs[i]; kept[i] && g.from < f.from && g.rule.sets["drop"] == "" && slices.Contains(strings.Split(kinds, ","), string(g.rule.kind)) {
				return true
			}
		}
		return false
	}
	out := make([]frame, 0, len(fs))
	for i := range fs {
		f := &fs[i]
		if !kept[i] {
			continue
		}
		if f.rule.sets["whole"] == "tail" && !slices.ContainsFunc(fs, func(g frame) bool { return g.from < f.from && g.rule.sets["whole"] == "1" }) {
			continue // nothing was counted for the Games
		}
		if k := f.rule.sets["goeson"]; k != "" && !before(f, k) {
			l := f.s.doc.ctx.last
			if l == nil || l.Start < f.s.blk.start || !slices.Contains(strings.Split(k, ","), string(l.Kind)) {
				continue
			}
		}
		out = append(out, *f)
	}
	return out
}
