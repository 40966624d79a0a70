from __future__ import annotations


def test_lines_of_plain_text(read):
    document = read("a.txt", "Vingt radars\n\nLa Bordurie a livré vingt radars.\nElle en doit huit.\n")
    assert [part.place for part in document.segments] == ["l. 1", "l. 3", "l. 4"]


def test_a_language_of_its_own_is_none_where_it_is_the_documents(read):
    assert {part.language for part in read("a.txt", "La Bordurie a livré vingt radars.").segments} == {None}


def test_a_paragraph_in_another_script_says_its_language(read):
    words = "La Bordurie a livré vingt radars à la Syldavie, a dit le ministre de la Défense."
    document = read(
        "a.txt",
        f"{words} {words} {words}\n\nДвадцать радаров были отправлены ещё весной, сообщил министр.\n\nSelon Иван.\n",
    )
    assert [part.language for part in document.segments] == [None, "ru", None]
    turned = read("a.txt", f"Двадцать радаров были отправлены ещё весной, сообщил министр обороны.\n\n{words}\n")
    assert [part.language for part in turned.segments] == [None, "fr"]
