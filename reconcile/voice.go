package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
	"altyn/record"
)

// voice is who says something: a data set, whatever number of files it came in, or the sources that a row cites
// together.
type voice struct {
	by      []string // name of the data set, or ids of sources; sorted
	name    string   // by, joined
	data    bool     // an imported data set
	asOf    altyn.Date
	sources []altyn.SourceID // sorted
	prov    altyn.Provenance // that cites one or all of them
}

// voices finds who speaks in a row.
type voices struct {
	r      *record.Record
	byRow  map[string]*voice // by the sources of a row, as they stand there
	byName map[string]*voice
	labels map[altyn.SourceID]string
	files  map[string][]altyn.SourceID // of each data set
}

func newVoices(r *record.Record) *voices {
	v := &voices{r: r, byRow: map[string]*voice{}, byName: map[string]*voice{}, labels: map[altyn.SourceID]string{}, files: map[string][]altyn.SourceID{}}
	for _, s := range r.Sources() {
		v.labels[s.ID] = Label(s)
		v.files[Label(s)] = append(v.files[Label(s)], s.ID)
	}
	return v
}

// Label names a source in a way that lasts: an imported data set by its kind, since its id has the checksum of its files
// in it, any other source by its id.
func Label(s *altyn.Source) string {
	if set, ok := strings.CutPrefix(s.Via, "data set "); ok && !strings.ContainsAny(set, " ,") && strings.HasPrefix(string(s.ID), set+"-") {
		if s.Publisher != "" && s.Kind == altyn.ResultsBody { // a kit of Olympic Games and one of Paralympic Games are two
			return set + "/" + s.Publisher
		}
		return set
	}
	return string(s.ID)
}

// of gives the voice of a row with this provenance.
func (v *voices) of(p altyn.Provenance) *voice {
	var key string
	if len(p.Sources) == 1 {
		key = string(p.Sources[0])
	} else {
		var b strings.Builder
		for _, id := range p.Sources {
			b.WriteString(string(id))
			b.WriteByte(' ')
		}
		key = b.String()
	}
	if w, ok := v.byRow[key]; ok {
		return w
	}
	w := &voice{data: len(p.Sources) > 0}
	for _, id := range p.Sources {
		label := cmp.Or(v.labels[id], string(id))
		if label == string(id) {
			w.data = false
		}
		if slices.Contains(w.by, label) {
			continue
		}
		w.by = append(w.by, label)
		if files := v.files[label]; len(files) > 0 {
			w.sources = append(w.sources, files...)
		} else {
			w.sources = append(w.sources, id)
		}
	}
	slices.Sort(w.by)
	slices.Sort(w.sources)
	w.name = strings.Join(w.by, " ")
	if old, ok := v.byName[w.name]; ok {
		v.byRow[key] = old
		return old
	}
	w.prov = altyn.Provenance{Sources: w.sources}
	for _, id := range w.sources {
		if s, ok := v.r.Source(id); ok && s.Published.Known() && (!w.asOf.Known() || s.Published.Compare(w.asOf) > 0) {
			w.asOf = s.Published
		}
	}
	v.byName[w.name] = w
	v.byRow[key] = w
	return w
}

// side makes a side of a difference.
func (w *voice) side(value string) Side {
	return Side{Value: value, By: w.by, AsOf: w.asOf, Sources: w.sources, prov: w.prov}
}
