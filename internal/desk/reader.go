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
func Languages() []reading.Language { return []reading.Language{en.Language, fr.Language, ru.Language, kk.Language} }

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
	l.reader = sync.OnceValues(func() (*reading.Reader, error) {
		return reading.New(gazetteer.Build(surfaceNames(d.rec)), newCatalogue(d.rec), Languages()...)
	})
	l.checker = sync.OnceValue(func() *check.Checker { return check.New(d.rec) })
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
	Text     []byte     // as [ReadReport] gives it
	Language string     // code; "" to recognise it
	Date     altyn.Date // date of the report; the zero Date to look for it in the text
	Today    altyn.Day  // the date to take when there is none, and the day to judge by
	AsOf     altyn.Day  // judge by this day instead of the report's date; 0 for that
	URL      string     // where it was published, so that it does not confirm itself; "" when not known
}

// Read reads a report. Offsets are bytes of Input.Text.
func (d *Desk) Read(in Input) (altyn.Reading, error) {
	reader, err := d.reader.reader()
	if err != nil {
		return altyn.Reading{}, err
	}
	skip := bodyStart(in.Text)
	doc := reading.Input{Name: in.Name, Text: in.Text[skip:], Language: in.Language}
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
	out := altyn.CheckedReading{Schema: got.Schema, Document: got.Document, CheckedAsOf: got.Document.Date, Statements: make([]altyn.CheckedStatement, len(got.Statements))}
	doc := got.Document
	if in.AsOf != 0 {
		doc.Date = in.AsOf.Date()
		out.CheckedAsOf = doc.Date
	}
	var options []check.Option
	if in.URL != "" {
		options = append(options, check.From(in.URL, "", ""))
	}
	for i, j := range d.reader.checker().Check(doc, in.Text, got.Statements, in.Today, options...) {
		if j.Rows == nil {
			j.Rows = []altyn.RowID{}
		}
		if j.Sources == nil {
			j.Sources = []altyn.SourceID{}
		}
		out.Statements[i] = altyn.CheckedStatement{Statement: got.Statements[i], Judgement: j}
	}
	return out, nil
}
