package reading

// maxAside bounds the items of an apposition or parenthesis that constructions look through.
const maxAside = 18

// markAsides makes what is told in passing transparent to constructions: a parenthesis, and an apposition or relative
// clause between commas behind a name, when the verb of the name's own clause follows: X (KAZ), Y, who lost to Z, finished
// fifth. Constructions may still match what stands inside. Languages without a list of auxiliaries (class aux) go without.
func (s *sentence) markAsides() {
	s.asides = s.asides[:0]
	aux := s.lx.lookup("aux")
	if aux == clNone {
		return
	}
	groups := int32(0)
	for i := 0; i < len(s.items); i++ {
		it := &s.items[i]
		if it.kind == clAge && i > 1 && s.items[i-1].kind == clNone && s.items[i-1].has(s.cl.ofword) && (s.items[i-2].kind == clPron || s.items[i-2].kind == clPerson) {
			s.items[i-1].set.add(clSkip) // le boxeur de 26 ans
			it.set.add(clSkip)
		}
		if it.kind != clNone || i == 0 {
			continue
		}
		switch s.norm(i) {
		case "(":
			for j := i + 1; j < len(s.items) && j < i+maxAside/2; j++ {
				if s.norm(j) == ")" {
					for k := i; k <= j; k++ {
						s.items[k].set.add(clSkip)
						s.items[k].set.add(clAside)
					}
					break
				}
			}
		case ",":
			who := i - 1
			if s.norm(who) == ")" {
				for who > 0 && s.norm(who) != "(" {
					who--
				}
				who--
			}
			if who > 1 && s.items[who].kind == clAge {
				for who > 0 && (s.items[who].kind == clAge || s.items[who].kind == clNone && s.items[who].has(s.cl.ofword)) {
					who--
				}
			}
			if who < 0 || s.items[who].kind != clPerson && s.items[who].kind != clNation && s.items[who].kind != clPron || s.items[who].has(clPoss) || s.governed(who) {
				continue
			}
			if j := s.asideEnd(i, aux); j > 0 {
				groups++
				for len(s.asides) < len(s.items) {
					s.asides = append(s.asides, 0)
				}
				for k := i; k <= j; k++ {
					s.items[k].set.add(clSkip)
					s.items[k].set.add(clAside)
					s.asides[k] = groups
				}
				i = j
			}
		}
	}
}

// asideEnd gives the comma that closes the apposition opened by the comma at item i, 0 when it is none: the verb of the
// clause must stand right behind it.
func (s *sentence) asideEnd(i int, aux classID) int {
	for j := i + 2; j < len(s.items)-1 && j < i+maxAside; j++ {
		if s.items[j].kind != clNone {
			continue
		}
		switch s.norm(j) {
		case ";", ":", "–":
			return 0
		case ",":
			nx := s.at(j + 1)
			if nx.kind == clNone && (nx.has(clSkip) || nx.has(s.lx.lookup("clitic"))) && !nx.has(aux) {
				nx = s.at(j + 2)
			}
			if nx.kind == clNone && s.toldVerb(nx, aux) {
				return j
			}
		}
	}
	return 0
}

// toldVerb reports whether the item is a verb that a statement is made with.
func (s *sentence) toldVerb(it *item, aux classID) bool {
	if it.has(aux) || it.has(s.cl.win) {
		return true
	}
	for _, c := range [...]string{"finish", "exit", "reach", "win2", "notreach", "notbeyond", "dnf", "dns", "withdrew", "advance", "liftv", "prevail", "giveup", "losing", "inherit"} {
		if id := s.lx.lookup(c); id != clNone && it.has(id) {
			return true
		}
	}
	return false
}

// governed reports whether a preposition or a verb of beating stands before the name at item i, so that it is no subject.
func (s *sentence) governed(i int) bool {
	k := i - 1
	for k >= 0 && (s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) || s.items[k].kind == clNation && s.items[k].has(clAdj)) {
		k--
	}
	return k >= 0 && s.items[k].kind == clNone && s.items[k].has(s.lx.lookup("prep"))
}

// hides reports whether item i belongs to an apposition that the frame only looks through, so that its Games, event, day
// and round are not the frame's.
func (f *frame) hides(i int) bool {
	a := f.s.asides
	if i < 0 || i >= len(a) || a[i] == 0 || f.to == 0 || f.to > len(a) {
		return false
	}
	return a[i] != a[f.to-1] && a[i] != a[f.from]
}
