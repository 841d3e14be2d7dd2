"""What is done by saying it, sentence by sentence."""

import pytest
from hypothesis import given

from onrecord.reading.acts import find_event, name_act
from onrecord.reading.certainty import RunningWords, judge_certainty, read_utterance
from onrecord.records import Document, Statement
from tests.reading.certainty.test_judging import statements
from tests.reading.conftest import Make

NAMED = [
    ("Voss said the port was shut.", "Voss", "said", "the port was shut", "assert"),
    ("Voss denied that the port was shut.", "Voss", "denied", "that the port was shut", "deny"),
    ("“There was no call,” Voss said.", "Voss", "said", "“There was no call,”", "deny"),
    ("“It is completely untrue. It is fiction,” Voss said.", "Voss", "said", "“It is completely untrue", "deny"),
    ("Voss added that Orlo had no specific plans to call.", "Voss", "added", "that Orlo had no specific plans", "deny"),
    ("“I never met him,” Voss said.", "Voss", "said", "“I never met him,”", "deny"),
    ("Voss said the well is not deep.", "Voss", "said", "the well is not deep", "assert"),
    ("Voss could not deny that it was shut.", "Voss", "could not deny", "that it was shut", "admit"),
    ("Voss rejected the claim that it was shut.", "Voss", "rejected", "the claim that it was shut", "deny"),
    ("Voss rejected the offer of talks.", "Voss", "rejected", "the offer of talks", "refuse"),
    ("Voss refused to open the gate.", "Voss", "refused", "to open the gate", "refuse"),
    ("Voss declined to comment on the fire.", "Voss", "declined to comment on", "the fire", "decline"),
    ("Voss would not say whether it was shut.", "Voss", "would not say", "whether it was shut", "decline"),
    ("Voss promised to rebuild the pier.", "Voss", "promised", "to rebuild the pier", "promise"),
    ("Voss vowed to crush the rebels.", "Voss", "vowed", "to crush the rebels", "threaten"),
    ("“You have my word that it will be paid,” Voss said.", "Voss", "said", "“You have my word", "promise"),
    ("Voss said he would open a clinic.", "Voss", "said", "he would open a clinic", "announce"),
    ("Lisk warned that it would retaliate.", "Lisk", "warned", "that it would retaliate", "threaten"),
    ("Voss warned that floods were near.", "Voss", "warned", "that floods were near", "warn"),
    ("“If they come back we will shoot,” Voss said.", "Voss", "said", "“If they come back we will shoot,”", "threaten"),
    ("Voss demanded that Lisk withdraw.", "Voss", "demanded", "that Lisk withdraw", "demand"),
    ("Voss said Lisk must withdraw.", "Voss", "said", "Lisk must withdraw", "demand"),
    ("“Open the gate,” Voss said.", "Voss", "said", "“Open the gate,”", "demand"),
    ("Voss told them to leave.", "Voss", "told", "to leave", "demand"),
    ("Voss urged Lisk to leave.", "Voss", "urged", "Lisk to leave", "request"),
    ("Voss asked the court for time.", "Voss", "asked", "for time", "request"),
    ("Voss asked whether it was shut.", "Voss", "asked", "whether it was shut", "ask"),
    ("“Who shut it?” Voss said.", "Voss", "said", "“Who shut it?”", "ask"),
    ("Voss said voters should stay calm.", "Voss", "said", "voters should stay calm", "advise"),
    ("Voss accused Orlo of lying.", "Voss", "accused", "Orlo of lying", "accuse"),
    ("Voss condemned the strike.", "Voss", "condemned", "the strike", "condemn"),
    ("Voss praised the crew.", "Voss", "praised", "the crew", "praise"),
    ("Voss confirmed that it was shut.", "Voss", "confirmed", "that it was shut", "confirm"),
    ("Voss believes it was shut.", "Voss", "believes", "it was shut", "assess"),
    ("Voss said prices will fall next year.", "Voss", "said", "prices will fall next year", "predict"),
    ("Voss agreed to share the water.", "Voss", "agreed", "to share the water", "agree"),
    ("Voss rubbished reports of a split.", "Voss", "rubbished", "reports of a split", "deny"),
    ("Voss rubbished her new album.", "Voss", "rubbished", "her new album", "condemn"),
    ("“None of that is true,” Voss said.", "Voss", "said", "“None of that is true,”", "deny"),
    ("Voss said the bridge did not fall.", "Voss", "said", "the bridge did not fall", "assert"),
    ("“Rest assured, it will be paid,” Voss said.", "Voss", "said", "“Rest assured, it will be paid,”", "promise"),
    ("“All options are on the table,” Voss said.", "Voss", "said", "“All options are on the table,”", "threaten"),
    ("“Pay by noon or we burn it,” Voss said.", "Voss", "said", "“Pay by noon or we burn it,”", "threaten"),
    ("Voss wants the guns gone by Friday.", "Voss", "wants", "the guns gone by Friday", "demand"),
    ("“We want answers,” Voss said.", "Voss", "said", "“We want answers,”", "demand"),
    ("“Could you please help me?” Voss said.", "Voss", "said", "“Could you please help me?”", "request"),
    ("Voss told them they had better leave.", "Voss", "told", "they had better leave", "advise"),
    ("Lisk denied them entry.", "Lisk", "denied", "entry", "refuse"),
    ("Voss offered to mediate.", "Voss", "offered", "to mediate", "offer"),
]


@pytest.mark.parametrize(("parts", "act"), [(held[:4], held[4]) for held in NAMED])
def test_what_is_done(make: Make, parts: tuple[str, str, str, str], act: str) -> None:
    document, statement = make(*parts)
    utterance = read_utterance(RunningWords(document), statement)
    assert name_act(utterance, judge_certainty(utterance, None)).value == act


@given(statements())
def test_any_text_is_named_and_the_targets_spans_cut_it(made: tuple[Document, Statement]) -> None:
    document, statement = made
    utterance = read_utterance(RunningWords(document), statement)
    act = name_act(utterance, judge_certainty(utterance, None))
    event = find_event(utterance, act, None)
    assert event is None or all(span.cut(document.text) for span in event.spans)
