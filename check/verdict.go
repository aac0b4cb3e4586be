package check

import (
	"hash/fnv"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"altyn"
)

// finish turns a case into the judgement that goes with the statement.
func (j *job) finish(st *altyn.Statement, c *verdictCase) altyn.Judgement {
	a := c.answer
	out := altyn.Judgement{Rows: slices.Clone(a.rows), Sources: slices.Clone(a.sources), With: c.with}
	slices.Sort(out.Rows)
	slices.Sort(out.Sources)
	out.Verdict = c.verdict
	out.Reason = j.reason(c)
	if c.verdict == altyn.Unknown {
		out.Lacking = lacking(c)
	}
	if c.verdict == altyn.Confirmed && a.by != "" && decideIn(a.when, c.window) {
		out.AccordingTo = a.by
	}
	if c.verdict == altyn.Outdated || c.verdict == altyn.Confirmed {
		j.interval(&out, c)
	}
	if c.verdict == altyn.Outdated || c.verdict == altyn.Contradicted {
		out.Want = a.want
	}
	if len(c.with) > 0 || c.sum.Key != "" || len(c.far) > 0 {
		record := out.Reason
		if c.verdict == altyn.Contradicted || c.verdict == altyn.Outdated {
			out.Also = append(out.Also, c.verdict)
		}
		out.Verdict = altyn.Inconsistent
		out.Lacking = altyn.Message{}
		out.Elsewhere = c.far
		switch {
		case c.sum.Key != "":
			out.Reason = altyn.Msg(ReasonSum, "record", record, "gold", st.Gold, "silver", st.Silver, "bronze", st.Bronze, "total", st.Total)
		case len(c.with) == 0:
			out.Reason = altyn.Msg(ReasonTogether, "names", namesOf(c.far), "texts", wordsOf(c.far), "record", record)
		default:
			out.Reason = altyn.Msg(ReasonInconsistent, "with", c.with, "texts", j.textsOf(c.with), "record", record)
		}
	}
	out.Severity = out.Verdict.Severity()
	if out.Rows == nil {
		out.Rows = []altyn.RowID{}
	}
	if out.Sources == nil {
		out.Sources = []altyn.SourceID{}
	}
	return out
}

// interval adds the nearest days on which the statement holds, and the decisions at their ends.
func (j *job) interval(out *altyn.Judgement, c *verdictCase) {
	s, ok := c.answer.when.nearest(c.window.until)
	if !ok {
		return
	}
	if s.from > altyn.MinDay {
		out.TrueFrom = s.from.Date()
	}
	if s.until < altyn.MaxDay {
		out.TrueUntil = s.until.Date()
	}
	for _, d := range []altyn.Day{s.from, s.until + 1} {
		for _, id := range c.answer.moves[d] {
			if !slices.Contains(out.Decisions, id) {
				out.Decisions = append(out.Decisions, id)
			}
		}
	}
}

// reason words the comparison with the record, without what the document says of itself.
func (j *job) reason(c *verdictCase) altyn.Message {
	a := c.answer
	switch c.verdict {
	case altyn.Confirmed:
		switch {
		case a.by != "":
			return altyn.Msg(ReasonAccordingTo, "publisher", a.by, "has", a.said)
		case a.basis != "":
			return altyn.Msg(ReasonAllocated, "has", a.said)
		}
		return altyn.Msg(ReasonConfirmed, "has", a.said)
	case altyn.Contradicted:
		return altyn.Msg(ReasonContradicted, "has", a.said)
	case altyn.Outdated:
		s, _ := a.when.nearest(c.window.until)
		ends, key := s.until+1, ReasonOutdated
		if s.from > c.window.until {
			ends, key = s.from, ReasonLater
		}
		ids := a.moves[ends]
		body, decided := "", altyn.Date{}
		if len(ids) > 0 {
			for _, e := range j.r.Effects(ids[0]) {
				body, decided = e.Body, e.Decided
				break
			}
		}
		from, until := altyn.Date{}, altyn.Date{}
		if s.from > altyn.MinDay {
			from = s.from.Date()
		}
		if s.until < altyn.MaxDay {
			until = s.until.Date()
		}
		return altyn.Msg(key, "from", from, "until", until, "decisions", slices.Clone(ids), "body", body, "decided", decided, "was", a.was, "has", a.said)
	}
	return altyn.Msg(ReasonUnknown, "lacks", lacking(c), "has", a.said)
}

// lacking says what an unknown verdict would need.
func lacking(c *verdictCase) altyn.Message {
	switch {
	case c.rescue != "":
		return lack(LackCandidate, "slot", c.rescue)
	case c.doubt.Key != "":
		return c.doubt
	case c.answer.lacking.Key != "":
		return c.answer.lacking
	}
	return lack(LackDate, "window", altyn.Between(c.window.from, c.window.until))
}

// textsMax bounds how many of the statements it clashes with a reason quotes.
const textsMax = 4

func (j *job) textsOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		if len(out) == textsMax {
			break
		}
		if i, ok := j.byID()[id]; ok {
			out = append(out, j.st[i].Text)
		}
	}
	return out
}

func (j *job) byID() map[string]int {
	if j.ids == nil {
		j.ids = make(map[string]int, len(j.st))
		for i := range j.st {
			j.ids[j.st[i].ID] = i
		}
	}
	return j.ids
}

// aroundWords is how many words on each side of a statement its fingerprint takes in.
const aroundWords = 4

// fingerprints gives each judgement a short hash of what the statement says and the words around it: the same after an
// edit elsewhere in the text. Statements that are the same in all of that are numbered in order.
func (j *job) fingerprints(out []altyn.Judgement) {
	seen := map[uint64]int{}
	for i := range out {
		h := fnv.New64a()
		st := &j.st[i]
		write := func(s string) { h.Write([]byte(s)); h.Write([]byte{0}) }
		write(string(st.Kind))
		for _, v := range slotWords(&st.Slots) {
			write(v)
		}
		for _, w := range plainWords(st.Text) {
			write(w)
		}
		write("|")
		for _, w := range j.around(st) {
			write(w)
		}
		sum := h.Sum64()
		n := seen[sum]
		seen[sum] = n + 1
		out[i].Fingerprint = strconv.FormatUint(sum, 16)
		if n > 0 {
			out[i].Fingerprint += "-" + strconv.Itoa(n+1)
		}
	}
}

// around gives the words before and after a statement, as far as its line goes.
func (j *job) around(st *altyn.Statement) []string {
	if st.Start < 0 || st.End > len(j.text) || st.Start > st.End {
		return nil
	}
	const reach = 200
	before := string(j.text[max(0, st.Start-reach):st.Start])
	after := string(j.text[st.End:min(len(j.text), st.End+reach)])
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		before = before[k+1:]
	} else if len(before) == reach {
		before = cutRune(before) // it may start inside a rune
	}
	if k := strings.IndexByte(after, '\n'); k >= 0 {
		after = after[:k]
	}
	b, a := plainWords(before), plainWords(after)
	return append(slices.Clone(b[max(0, len(b)-aroundWords):]), a[:min(len(a), aroundWords)]...)
}

func cutRune(s string) string {
	for i := range min(len(s), utf8.UTFMax) {
		if utf8.RuneStart(s[i]) {
			return s[i:]
		}
	}
	return s
}

func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// slotWords gives the printed slots in a fixed order, for hashing.
func slotWords(s *altyn.Slots) []string {
	flag := func(b bool) string {
		if b {
			return "1"
		}
		return ""
	}
	return []string{strings.Join(s.People, "+"), string(s.Nation), string(s.Games), string(s.From), string(s.To), flag(s.All), string(s.Season), string(s.Sport),
		string(s.Event), string(s.Sex), string(s.Phase), s.Rank.String(), string(s.Medal), s.Mark, string(s.Unit), string(s.Outcome), s.Gold.String(), s.Silver.String(),
		s.Bronze.String(), s.Total.String(), string(s.By), s.Of, s.Value.String(), string(s.Than), string(s.Claim), string(s.Record), string(s.Role), string(s.Ceremony),
		s.Place, s.On.String(), s.At, string(s.Approx), flag(s.Part), flag(s.Quoted)}
}

// address gives what identifies a page: its URL without scheme, www, fragment and a slash at the end, in lower case.
func address(s string) string {
	if s == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	out := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		out += "?" + u.RawQuery
	}
	return out
}
