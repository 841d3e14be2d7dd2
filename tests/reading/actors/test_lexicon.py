from onrecord.reading.actors.lexicon import load_lexicon


def test_as_many_given_names_are_listed_for_women_as_for_men() -> None:
    lexicon = load_lexicon()

    assert len(lexicon.feminine_names) == len(lexicon.masculine_names)
    assert not lexicon.feminine_names & lexicon.masculine_names


def test_no_word_leans_both_ways() -> None:
    lexicon = load_lexicon()

    assert not lexicon.feminine & lexicon.masculine


def test_no_name_of_a_state_means_two() -> None:
    lexicon = load_lexicon()
    shared = {
        words
        for words in lexicon.capitals
        if lexicon.states.get(words, lexicon.capitals[words]) != lexicon.capitals[words]
    }

    assert shared == set()
    assert set(lexicon.capitals.values()) <= set(lexicon.countries)
