package desk

import (
	"iter"
	"sync"

	"altyn"
	"altyn/check"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/en"
	"altyn/reading/fr"
	"altyn/reading/kk"
	"altyn/reading/ru"
	"altyn/record"
)

// Languages gives the languages in which reports are read, the default first.
func Languages() []reading.Language {
	return []reading.Language{en.Language, fr.Language, ru.Language, kk.Language}
}

// LanguageCodes gives their codes.
func LanguageCodes() []string {
	var out []string
	for _, l := range Languages() {
		out = append(out, l.Code)
	}
	return out
}

// lazyReader builds what reading and checking need when it is first asked for.
type lazyReader struct {
	reader  func() (*reading.Reader, error)
	checker func() *check.Checker
}

func (l *lazyReader) init(d *Desk) {
	names := sync.OnceValue(d.prepare)
	l.reader = sync.OnceValues(func() (*reading.Reader, error) {
		return reading.New(names().gazetteer, newCatalogue(d.rec), Languages()...)
	})
	l.checker = sync.OnceValue(func() *check.Checker {
		return check.NewPrepared(d.rec, func() *check.People { return names().people })
	})
}

// surfaceNames yields every name of the record: those of the languages, and the usual names that the rows themselves have.
func surfaceNames(r *record.Record) iter.Seq[gazetteer.Name] {
	return func(yield func(gazetteer.Name) bool) {
		bodies := map[string]bool{} // their abbreviations: in a text IOC is the committee, not the neutral athletes of that code
		for lang, n := range r.AllNames() {
			if n.Kind == altyn.BodyName {
				bodies[n.Name] = true
			}
			if n.Kind == altyn.GamesName || n.Kind == altyn.EventName {
				continue // Games are read from city, year and number, events from their parts: a whole name would hide those
			}
			if !yield(gazetteer.Name{Kind: n.Kind, ID: n.ID, Text: n.Name, Lang: lang, Form: n.Form, Valid: n.Valid}) {
				return
			}
		}
		for _, p := range r.People() {
			if !yield(gazetteer.Name{Kind: altyn.PersonName, ID: string(p.ID), Text: p.Name, Form: altyn.Preferred}) {
				return
			}
		}
		for _, n := range r.Nations() {
			if !yield(gazetteer.Name{Kind: altyn.NationName, ID: string(n.ID), Text: n.Name, Lang: "en", Form: altyn.Preferred, Valid: n.Valid}) ||
				!bodies[string(n.ID)] && !yield(gazetteer.Name{Kind: altyn.NationName, ID: string(n.ID), Text: string(n.ID), Form: altyn.CodeName, Valid: n.Valid}) {
				return
			}
		}
		for _, g := range r.AllGames() {
			for _, h := range r.Hosts(g.ID) {
				if !yield(gazetteer.Name{Kind: altyn.CityName, ID: h.City, Text: h.City, Lang: "en", Form: altyn.Preferred}) {
					return
				}
			}
		}
	}
}

// Input is a report and what is known of it beforehand.
type Input struct {
	Name     string     // as given
	Text     []byte     // UTF-8, as [altyn/internal/manuscript] gives it
	Language string     // code; "" to recognise it
	Date     altyn.Date // date of the report; the zero Date to look for it in the text
	Today    altyn.Day  // the date to take when there is none, and the day to judge by
	AsOf     altyn.Day  // judge by this day instead of the report's date; 0 for that
	URL      string     // where it was published, so that it does not confirm itself; "" when not known

	Watch func(reading.View) // when not nil, called for every sentence that is interpreted; places are bytes of Text
}

// Read reads a report. Offsets are bytes of Input.Text. The error is a [LanguageError] when the report is plainly written in
// a language that is not read, and Input does not say which it is.
func (d *Desk) Read(in Input) (altyn.Reading, error) {
	reader, err := d.reader.reader()
	if err != nil {
		return altyn.Reading{}, err
	}
	skip := bodyStart(in.Text)
	if in.Language == "" {
		if other := foreign(in.Text[skip:], LanguageCodes()); other != "" {
			return altyn.Reading{}, &LanguageError{in.Name, other}
		}
	}
	doc := reading.Input{Name: in.Name, Text: in.Text[skip:], Language: in.Language}
	if in.Watch != nil {
		doc.Watch = func(v reading.View) {
			v.Start += skip
			v.End += skip
			for i := range v.Items {
				v.Items[i].Start += skip
				v.Items[i].End += skip
			}
			in.Watch(v)
		}
	}
	if in.Date.Known() {
		doc.Date, doc.DateSource = in.Date, "flag"
	}
	got, err := reader.Read(doc)
	if err != nil {
		return altyn.Reading{}, err
	}
	if got.Statements == nil {
		got.Statements = []altyn.Statement{}
	}
	if skip > 0 {
		for i := range got.Statements {
			s := &got.Statements[i]
			s.Start += skip
			s.End += skip
			if s.Trace != nil {
				for k := range s.Trace.Origins {
					if o := &s.Trace.Origins[k]; o.End > 0 {
						o.Start += skip
						o.End += skip
					}
				}
			}
		}
	}
	if !got.Document.Date.Known() {
		got.Document.Date, got.Document.DateSource = in.Today.Date(), "today"
	}
	return got, nil
}

// Check reads a report and judges what it states. Reasons are not worded yet: see [altyn.Judgement.Reason].
func (d *Desk) Check(in Input) (altyn.CheckedReading, error) {
	got, err := d.Read(in)
	if err != nil {
		return altyn.CheckedReading{}, err
	}
	r, out := reportOf(in, got)
	out.judged(d.reader.checker().Check(r.Doc, r.Text, r.Statements, in.Today, r.Options...))
	return out.CheckedReading, nil
}

// CheckTogether judges what reports state that were read already, each also against the others; see
// [check.Checker.CheckTogether]. Inputs and readings go in pairs.
func (d *Desk) CheckTogether(ins []Input, readings []altyn.Reading) []altyn.CheckedReading {
	reports := make([]check.Report, len(ins))
	outs := make([]verdicts, len(ins))
	today := altyn.Day(0)
	for i := range ins {
		reports[i], outs[i] = reportOf(ins[i], readings[i])
		today = ins[i].Today
	}
	out := make([]altyn.CheckedReading, len(ins))
	for i, js := range d.reader.checker().CheckTogether(reports, today) {
		outs[i].judged(js)
		out[i] = outs[i].CheckedReading
	}
	return out
}

// verdicts is a checked reading that is being made.
type verdicts struct{ altyn.CheckedReading }

func reportOf(in Input, got altyn.Reading) (check.Report, verdicts) {
	out := altyn.CheckedReading{Schema: got.Schema, Document: got.Document, CheckedAsOf: got.Document.Date, Statements: make([]altyn.CheckedStatement, len(got.Statements))}
	for i := range got.Statements {
		out.Statements[i].Statement = got.Statements[i]
	}
	r := check.Report{Doc: got.Document, Text: in.Text, Statements: got.Statements}
	if in.AsOf != 0 {
		r.Doc.Date = in.AsOf.Date()
		out.CheckedAsOf = r.Doc.Date
	}
	if in.URL != "" {
		r.Options = append(r.Options, check.From(in.URL, "", ""))
	}
	return r, verdicts{out}
}

func (v *verdicts) judged(js []altyn.Judgement) {
	for i, j := range js {
		if j.Rows == nil {
			j.Rows = []altyn.RowID{}
		}
		if j.Sources == nil {
			j.Sources = []altyn.SourceID{}
		}
		v.Statements[i].Judgement = j
	}
}
