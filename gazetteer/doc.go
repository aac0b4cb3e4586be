// Package gazetteer finds surface names of nations, people, cities, sports, events and Games in running text, in one
// pass however many names there are.
//
// A match is a span of the original bytes and a set of candidates, never an answer: "Paris" is the city and
// everybody of that surname. Which of them is meant is for reading to decide, from nation, sport, sex, Games or an
// earlier full name. The package knows nothing of the record, of sentences or of grammar: what endings a name takes in
// a language comes from outside, as a [Language].
//
// # Use
//
//	g := gazetteer.Build(names)          // iter.Seq[Name], once; immutable, safe for concurrent use
//	s := g.For(gazetteer.Language{...})  // once a language; immutable, safe for concurrent use
//	for m := range s.Scan(text) {        // text as it is: no folding beforehand
//		text[m.Start:m.End]              // the words, whole, with their endings
//		for c := range m.Candidates() {  // best first
//			c.Kind, c.ID, c.As, c.Quality
//		}
//	}
//
// # What matches
//
// Names are matched word by word from a left word border; at each border the longest name wins, and the scan goes on
// after it. Between two words may stand spaces (one line end among them), hyphens, and a full stop after an abbreviation of
// one or two letters. Hyphens, apostrophes, diacritics, letter case and ё/е make no difference: Høyer is Hoyer, D'Ampezzo
// is d’Ampezzo. An apostrophe and the border between digits and letters are word borders too (l'Australie, 48kg).
//
// A person is found by the full name in either order ([Full], [Reversed]), by the surname ([Surname]: everybody who has it)
// and by initials with the surname ([Initials]). [Quality] tells how the words fit: as written ([Exact]), with an ending of
// the language ([Inflected]), or only after the ways of transcribing were folded together ([Variant]: Ilyin and Ilin,
// Zhumadilov and Dzhumadilov, Рыпакова and Rypakova).
//
// Names of people, nations, cities and venues that are written with a capital match capitalised words only; codes (KAZ) and
// other names all in capitals match only in capitals; names of sports and events, and names that are written small,
// match in any case. [Match.Wordlike] marks a single word that is also an everyday word (Gold, Young, May).
package gazetteer
