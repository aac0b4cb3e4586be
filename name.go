package altyn

// Name is a row of the table `names`. What a nation, person, city, sport, event, Games or body is called in one language; the language is the name of the file.
type Name struct {
	Kind   NameKind `col:"kind"`   // nation, person, city, sport, event, games, venue or body.
	ID     string   `col:"id"`     // Id of what is named.
	Name   string   `col:"name"`   // The name, NFC.
	Form   NameForm `col:"form"`   // preferred (one a language and validity), alias, short, formal, code, adjective (Danish), demonym (a Dane; the people), former, transliteration.
	Script string   `col:"script"` // ISO 15924: Latn or Cyrl.
	Valid  Date     `col:"valid"`  // When the name was in use; empty for always.
	Provenance
}

// Key gives the row's stable id within its table: kind, id, name, form.
func (n Name) Key() string { return rowKey(string(n.Kind), n.ID, n.Name, string(n.Form)) }

// NameKind says what is named.
type NameKind string

// The values of NameKind.
const (
	NationName NameKind = "nation"
	PersonName NameKind = "person"
	CityName   NameKind = "city"
	SportName  NameKind = "sport"
	EventName  NameKind = "event"
	GamesName  NameKind = "games"
	VenueName  NameKind = "venue"
	BodyName   NameKind = "body"
)

// NameForm says how a name is used.
type NameForm string

// The values of NameForm.
const (
	Preferred       NameForm = "preferred"
	Alias           NameForm = "alias"
	ShortName       NameForm = "short"
	FormalName      NameForm = "formal"
	CodeName        NameForm = "code"
	Adjective       NameForm = "adjective"
	Demonym         NameForm = "demonym"
	FormerName      NameForm = "former"
	Transliteration NameForm = "transliteration"
)
