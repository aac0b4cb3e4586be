package gazetteer

// Language says how names look in running text of one language. Everything it is given is folded as [Fold] does: small
// letters, no diacritics, ё as е; the Kazakh letters and й stay. The zero Language has no endings but the English 's.
type Language struct {
	Code string // en, fr, ru, kk ...

	// Tail reports whether rest can follow the name inside a word: with "дан" Kazakh says yes (Рыпаковадан). It is asked
	// only about words that begin with a known name of at least MinStem letters, and must not keep rest. nil: never.
	Tail func(rest []byte) bool

	// Endings are ways in which a name's last letters change. They are tried on every word; see [Ending].
	Endings []Ending

	// MinStem is how many letters of a word must stay before a tail or an ending; 0 means 3.
	MinStem int

	// Wordlike reports whether a word is an everyday word of the language, so that as a name it needs care. nil: the
	// package's own short list for Code, if it has one.
	Wordlike func(word []byte) bool
}

// Ending is a rule that leads from a form in the text back to the name: take Cut off the end and put Add there. For
// Russian {"ой", "а"} leads from Рыпаковой to Рыпакова, {"е", "й"} from Сиднее to Сидней, {"а", ""} from Казахстана to
// Казахстан.
type Ending struct{ Cut, Add string }

const (
	maxWord    = 96 // bytes of a folded word; longer ones are no names
	maxCut     = 24 // bytes of an ending
	maxEndings = 4096
)

// endings is the compiled form of a list of endings: open addressing over the hash of Cut read backwards.
type endings struct {
	slots []endingSlot
	list  []Ending // sorted by Cut
	max   int      // longest Cut in bytes
}

type endingSlot struct {
	hash     uint32
	from, to uint16 // range of list; to 0: free
}
