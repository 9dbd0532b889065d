"""spaCy components: alone or together, spans on token boundaries, through bytes and DocBin."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from extract.spacy import FACTORIES, blank

TEXT = (
    "Ngày 24/5/2024,  Quận ủy Quận 7 tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận số "
    "01-KL/TW.\nDịp này, Quận ủy khen thưởng 70 tập thể và 78 cá nhân. 👍"
)


@pytest.mark.parametrize("name", FACTORIES)
def test_each_component_works_alone(name: str) -> None:
    nlp = blank()
    nlp.add_pipe(name)
    field = name.removeprefix("extract_")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [span.start_char for span in doc.spans[field]] == [
        start
        for item in getattr(doc._.record, field)
        for start in (
            [span[0] for span in item.evidence] if field == "events" else [item.start]
        )
    ]  # fmt: skip


def test_spans_carry_the_mention_and_its_kind() -> None:
    nlp = blank()
    nlp.add_pipe("extract_documents")
    doc = nlp(TEXT)
    (span,) = doc.spans["documents"]
    assert (span.text, span.label_) == ("Kết luận số 01-KL/TW", "documents:conclusion")
    assert span._.mention.id == "01-KL/TW"


def test_publication_date_of_the_document_is_used() -> None:
    nlp = blank()
    nlp.add_pipe("extract_dates")
    doc = nlp.make_doc("Sáng 16/5, Quận ủy họp.")
    doc._.published_at = "2025-05-17"
    doc = nlp(doc)
    (span,) = doc.spans["dates"]
    assert span._.mention.value == "2025-05-16"


def test_results_travel_in_a_docbin() -> None:
    nlp = blank()
    for name in FACTORIES:
        nlp.add_pipe(name)
    data = DocBin(docs=[nlp(TEXT)], store_user_data=True).to_bytes()
    (doc,) = DocBin().from_bytes(data).get_docs(nlp.vocab)
    assert [span.text for span in doc.spans["awards"]] == ["70 tập thể", "78 cá nhân"]


def test_pipeline_of_another_language_can_add_a_component() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("extract_awards")
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["awards"]] == ["70 tập thể", "78 cá nhân"]


@pytest.mark.parametrize("text", ["", " ", "\n\n a  b", "Q.7\tĐ/c", "a\u0301 x", " đầu"])
def test_tokens_rebuild_the_text(text: str) -> None:
    doc: Doc = blank()(text)
    assert doc.text == text


def test_words_are_underthesea_s_aligned_to_the_text() -> None:
    nlp = blank()
    nlp.add_pipe("extract_words")
    doc = nlp("Quận uỷ Quận 7\u200b tổ chức hội nghị.\nHội nghị biểu dương 70 tập thể.")
    words = [(span.text, span.label_) for span in doc.spans["words"]]
    assert ("hội nghị", "N") in words
    assert ("70", "M") in words
    assert all(
        doc.text[span.start_char : span.end_char] == span.text for span in doc.spans["words"]
    )


def test_records_become_documents_and_a_docbin_without_being_read_anew(tmp_path: Path) -> None:
    from extract import Article, Extractor
    from extract.spacy import doc_of, docbin

    text = TEXT.replace("Ngày 24/5/2024", "Sáng 24/5")
    records = [Extractor()(Article(id=n, text=text, published_at="2024-05-25")) for n in "ab"]
    docbin(records).to_disk(tmp_path / "articles.spacy")
    docs = [*DocBin().from_disk(tmp_path / "articles.spacy").get_docs(blank().vocab)]
    assert [doc._.record for doc in docs] == records
    assert docs[0].spans["dates"][0]._.mention.value == "2024-05-24"
    other = doc_of(records[0], spacy.blank("xx"))
    assert [span.text for span in other.spans["awards"]] == ["70 tập thể", "78 cá nhân"]


def test_displacy_draws_the_spans() -> None:
    from spacy import displacy

    nlp = blank()
    nlp.add_pipe("extract_documents")
    options = {"spans_key": "documents"}
    assert "documents:conclusion" in displacy.render(
        nlp(TEXT), style="span", options=options, jupyter=False
    )
