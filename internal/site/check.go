package site

import (
	"cmp"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"altyn"
	"altyn/internal/desk"
)

// Form is what the form of the check page holds.
type Form struct {
	Text     string
	Name     string // of the file, or of the example
	Language string // "" to recognise it
	Date     string // as given
	Example  string // name of the example shown
}

// Checked is a checked report as the page shows it.
type Checked struct {
	Reading altyn.CheckedReading
	Blocks  []block
	Cards   []card
	Counts  []count
	Worst   altyn.Verdict
	Notes   []string // what was guessed or mended to read the file
}

// Notes words what was guessed or mended to read a file.
func (b *Book) Notes(a Ask, notes []altyn.Message) []string {
	f := b.face(a.Lang)
	var out []string
	for _, n := range notes {
		var args []any
		for _, x := range n.Args {
			args = append(args, x.Name, x.Value)
		}
		out = append(out, f.t("note-"+strings.TrimPrefix(n.Key, "manuscript-"), args...))
	}
	return out
}

// block is a paragraph of the report.
type block struct {
	Pieces []piece
}

// piece is a stretch of the report: plain, or the words of statements.
type piece struct {
	Text    string
	Verdict altyn.Verdict // the weightiest of the statements; "" for plain text
	Card    string        // id of that statement
	Others  []string      // ids of the other statements with these words
	First   bool          // the mark of the statement begins here
}

// card is a statement with all there is to say of it.
type card struct {
	altyn.CheckedStatement
	Number int
	Right  string // the right words, in the language of the report; "" when there are none
	Line   int
	Texts  map[string]string // words of the statements it clashes with
}

type count struct {
	Verdict altyn.Verdict
	N       int
}

// Verdicts are the verdicts in order of weight.
func Verdicts() []altyn.Verdict {
	return []altyn.Verdict{altyn.Inconsistent, altyn.Contradicted, altyn.Outdated, altyn.Unknown, altyn.Confirmed}
}

// Example is a report of our own words to try the check with.
type Example struct {
	Name     string
	Title    string
	Language string
	Text     string
}

// Examples gives the example reports in languages that are read, those in the language of the interface first. An
// example is a file <language>-<name>.txt whose first line is its title.
func Examples(lang string) []Example {
	var out []Example
	entries, _ := fs.ReadDir(files, "examples")
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".txt")
		code, _, _ := strings.Cut(name, "-")
		if !slices.Contains(desk.LanguageCodes(), code) {
			continue
		}
		text, err := fs.ReadFile(files, "examples/"+e.Name())
		if err != nil {
			continue
		}
		title, _, _ := strings.Cut(string(text), "\n")
		out = append(out, Example{Name: name, Title: title, Language: code, Text: string(text)})
	}
	slices.SortStableFunc(out, func(a, b Example) int {
		mine := func(e Example) int {
			if e.Language == lang {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(mine(a), mine(b)), strings.Compare(a.Name, b.Name))
	})
	return out
}

// checkBody is what the template of the check page is given.
type checkBody struct {
	Form     Form
	Checked  *Checked
	Problem  *Problem
	Examples []Example
	Readable []string // languages of reports
	Max      int      // bytes
	Report   template.HTML
}

// CheckPage is the front page: the form, and under it a checked report or what was wrong with it.
func (b *Book) CheckPage(a Ask, form Form, got *Checked, problem *Problem, most int) *Page {
	f := b.face(a.Lang)
	p := &Page{Name: "check", Path: "/", Title: f.t("check-title"), AsOf: a.Today, Wide: got != nil}
	body := checkBody{Form: form, Checked: got, Problem: problem, Examples: Examples(f.lang), Readable: desk.LanguageCodes(), Max: most}
	if problem != nil {
		p.Status = problem.Status
		p.Data = problem.JSON(b.Revision(), a.Today)
	}
	if got != nil {
		p.Data = got.Reading
		body.Report = b.writeChecked(f, got, "")
	}
	p.Body = body
	return p
}

// Example gives the form filled with an example report.
func (b *Book) Example(name string) (Form, bool) {
	for _, e := range Examples("") {
		if e.Name == name {
			return Form{Text: e.Text, Name: e.Name + ".txt", Language: e.Language, Example: e.Name}, true
		}
	}
	return Form{}, false
}

// Check checks a report. Problems are worded: a report that cannot be read is one.
func (b *Book) Check(a Ask, in desk.Input) (*Checked, error) {
	f := b.face(a.Lang)
	got, err := b.desk.Check(in)
	if err != nil {
		return nil, &Problem{Status: 422, Code: "unreadable", Message: err.Error()}
	}
	f.print.Judge(&got)
	c := &Checked{Reading: got}
	counts := map[altyn.Verdict]int{}
	text := string(in.Text)
	lines := lineCounter{text: text}
	words := map[string]string{}
	for _, s := range got.Statements {
		words[s.ID] = s.Text
	}
	says := b.face(got.Document.Language)
	for i, s := range got.Statements {
		counts[s.Verdict]++
		x := card{CheckedStatement: s, Number: i + 1, Line: lines.at(s.Start), Right: says.rightWords(s)}
		for _, id := range s.With {
			if x.Texts == nil {
				x.Texts = map[string]string{}
			}
			x.Texts[id] = words[id]
		}
		c.Cards = append(c.Cards, x)
	}
	for _, v := range Verdicts() {
		c.Counts = append(c.Counts, count{v, counts[v]})
		if c.Worst == "" && counts[v] > 0 {
			c.Worst = v
		}
	}
	c.Blocks = blocks(text, got.Statements)
	return c, nil
}

// lineCounter counts lines of a text from front to back.
type lineCounter struct {
	text     string
	at0, cur int
}

func (l *lineCounter) at(offset int) int {
	if offset < l.at0 {
		l.at0, l.cur = 0, 0
	}
	offset = min(offset, len(l.text))
	l.cur += strings.Count(l.text[l.at0:offset], "\n")
	l.at0 = offset
	return l.cur + 1
}

func weight(v altyn.Verdict) int { return slices.Index(Verdicts(), v) }

// blocks cuts the report into paragraphs, and those where the words of statements begin and end. Words that several
// statements share go to the weightiest.
func blocks(text string, all []altyn.CheckedStatement) []block {
	var cuts []int
	for _, s := range all {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			continue
		}
		cuts = append(cuts, s.Start, s.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	starts := slices.Clone(all)
	slices.SortStableFunc(starts, func(a, b altyn.CheckedStatement) int { return cmp.Compare(a.Start, b.Start) })
	var out []block
	var open []altyn.CheckedStatement
	seen := map[string]bool{}
	next, cut := 0, 0
	at := 0
	for at < len(text) {
		end := len(text)
		if i := strings.Index(text[at:], "\n\n"); i >= 0 {
			end = at + i + 2
		}
		var b block
		for at < end {
			for cut < len(cuts) && cuts[cut] <= at {
				cut++
			}
			to := end
			if cut < len(cuts) && cuts[cut] < end {
				to = cuts[cut]
			}
			open = slices.DeleteFunc(open, func(s altyn.CheckedStatement) bool { return s.End <= at })
			for next < len(starts) && starts[next].Start <= at {
				if starts[next].End > at {
					open = append(open, starts[next])
				}
				next++
			}
			p := piece{Text: valid(text[at:to])}
			if len(open) > 0 {
				worst := open[0]
				for _, s := range open[1:] {
					if weight(s.Verdict) < weight(worst.Verdict) {
						worst = s
					}
				}
				p.Verdict, p.Card, p.First = worst.Verdict, worst.ID, !seen[worst.ID]
				seen[worst.ID] = true
				for _, s := range open {
					if s.ID != worst.ID {
						p.Others = append(p.Others, s.ID)
					}
				}
			}
			b.Pieces = append(b.Pieces, p)
			at = to
		}
		last := &b.Pieces[len(b.Pieces)-1]
		if last.Text = strings.TrimRight(last.Text, "\r\n"); last.Text == "" && last.Verdict == "" {
			b.Pieces = b.Pieces[:len(b.Pieces)-1]
		}
		if len(b.Pieces) > 0 {
			out = append(out, b)
		}
	}
	return out
}

func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// rightWords gives what the record has in the place of what the report says: only the slots that differ, in words that
// can be put into the text.
func (f *face) rightWords(s altyn.CheckedStatement) string {
	if s.Want == nil {
		return ""
	}
	want, have := *s.Want, s.Slots
	var out []string
	say := func(v string) {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	// differ words a slot that the report prints and the record has otherwise.
	differ := func(want, have any, none bool) {
		if h := f.print.Word(have); h != "" && h != f.print.Word(want) && !none {
			say(f.print.Word(want))
		}
	}
	if have.Gold.Known() && have.Silver.Known() && have.Bronze.Known() && want.Gold.Known() && want.Silver.Known() && want.Bronze.Known() {
		if want.Gold != have.Gold || want.Silver != have.Silver || want.Bronze != have.Bronze {
			say(f.t("right-tally", "gold", want.Gold, "silver", want.Silver, "bronze", want.Bronze))
		}
	} else {
		for _, m := range []struct {
			want, have altyn.Num
			key        string
		}{{want.Gold, have.Gold, "right-gold"}, {want.Silver, have.Silver, "right-silver"}, {want.Bronze, have.Bronze, "right-bronze"}} {
			if m.have.Known() && m.want.Known() && m.want != m.have {
				say(f.t(m.key, "n", m.want))
			}
		}
	}
	if have.Total.Known() && want.Total.Known() && want.Total != have.Total {
		say(f.t("right-total", "n", want.Total))
	}
	switch {
	case have.Rank == 0 || want.Rank == have.Rank || want.Rank == 0:
	case want.Rank == altyn.LastPlace:
		say(f.print.Word(want.Rank))
	default:
		say(f.print.Text("ordinal", "n", int(want.Rank)))
	}
	switch {
	case have.Medal == "" || want.Medal == have.Medal:
	case want.Medal == "" || want.Medal == altyn.NoMedal:
		say(f.t("no-medal"))
	default:
		say(f.print.Word(want.Medal))
	}
	if have.Mark != "" && want.Mark != have.Mark && want.Mark != "" {
		say(strings.TrimSpace(want.Mark + " " + f.print.Word(want.Unit)))
	}
	if len(have.People) > 0 && len(want.People) > 0 && !slices.Equal(want.People, have.People) {
		say(strings.Join(want.People, ", "))
	}
	differ(want.Nation, have.Nation, want.Nation == "")
	differ(want.Games, have.Games, want.Games == "")
	differ(want.Event, have.Event, want.Event == "")
	differ(want.Phase, have.Phase, want.Phase == "")
	differ(want.Outcome, have.Outcome, want.Outcome == "")
	differ(want.Value, have.Value, want.Value.String() == "")
	differ(want.Place, have.Place, want.Place == "")
	differ(want.On, have.On, !want.On.Known())
	differ(want.Record, have.Record, want.Record == "")
	differ(want.Ceremony, have.Ceremony, want.Ceremony == "")
	return strings.Join(out, ", ")
}

// SaveName gives the name under which a checked report is saved.
func SaveName(name, ext string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	name = strings.TrimSuffix(name, path.Ext(name))
	var b strings.Builder
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			b.WriteRune(r)
		case r == ' ', r == '.':
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	return cmp.Or(strings.Trim(b.String(), "-"), "report") + "-checked." + ext
}

// Sign is the sign of a verdict, so that colour is never all that tells.
func Sign(v altyn.Verdict) string {
	switch v {
	case altyn.Inconsistent:
		return "!"
	case altyn.Contradicted:
		return "✕"
	case altyn.Outdated:
		return "↻"
	case altyn.Unknown:
		return "?"
	case altyn.Confirmed:
		return "✓"
	}
	return "·"
}
