package altyn

import "strings"

// The ids of the record. Each is a distinct type so that one cannot be taken for another; the empty id is "not known".
type (
	// GamesID is the year of the edition and S, W, PS or PW: 2020S (Tokyo, held in 2021), 2024PS, 2026W. See [ParseGamesID].
	GamesID string
	// NationID is an IOC code: KAZ, EUN, AIN.
	NationID string
	// SportID is a discipline, or a sport where there is no discipline or the text gives no more: freestyle-wrestling, wrestling.
	SportID string
	// EventID is <discipline>/<men|women|mixed|open>-<slug>: judo/women-48kg. <discipline>/<sex> alone is all its events for that sex.
	EventID string
	// PersonID is a lower-case Latin slug: olga-rypakova.
	PersonID string
	// EntryID is <games>/<event>/<nation>/<person or number>.
	EntryID string
	// PublicationID is <games>/<publisher>/<as-of>.
	PublicationID string
	// DecisionID groups the effects of one decision.
	DecisionID string
	// EffectID is one row of decisions.
	EffectID string
	// SourceID is a row of sources.
	SourceID string
)

// RowID names one row of the record for good: the table, a colon, and the row's Key.
type RowID string

// NewRowID gives the id of the row with this key.
func NewRowID(table, key string) RowID { return RowID(table + ":" + key) }

// Table gives the name of the table.
func (id RowID) Table() string { t, _, _ := strings.Cut(string(id), ":"); return t }

// Sport gives the discipline of the event.
func (e EventID) Sport() SportID { s, _, _ := strings.Cut(string(e), "/"); return SportID(s) }

// Sex gives men, women, mixed or open; "" when the id is not well formed.
func (e EventID) Sex() Sex {
	_, rest, _ := strings.Cut(string(e), "/")
	s, _, _ := strings.Cut(rest, "-")
	switch Sex(s) {
	case Men, Women, Mixed, Open:
		return Sex(s)
	}
	return ""
}

// Slug gives the part after the sex, "" when the id stands for all events of the sex.
func (e EventID) Slug() string {
	_, rest, _ := strings.Cut(string(e), "/")
	_, slug, _ := strings.Cut(rest, "-")
	return slug
}

// Event gives the event of an entry id.
func (e EntryID) Event() EventID {
	p := strings.SplitN(string(e), "/", 5)
	if len(p) < 4 {
		return ""
	}
	return EventID(p[1] + "/" + p[2])
}

// Games gives the Games of an entry id.
func (e EntryID) Games() GamesID { g, _, _ := strings.Cut(string(e), "/"); return GamesID(g) }

// Nation gives the nation of an entry id.
func (e EntryID) Nation() NationID {
	p := strings.SplitN(string(e), "/", 5)
	if len(p) < 4 {
		return ""
	}
	return NationID(p[3])
}

func rowKey(parts ...string) string {
	n := len(parts)
	for n > 1 && parts[n-1] == "" {
		n--
	}
	return strings.Join(parts[:n], "|")
}

func joinIDs[T ~string](ids []T) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(id))
	}
	return b.String()
}
