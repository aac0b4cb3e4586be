package check

func (j *job) crossCheck(cases []verdictCase) {}
