"""Strings in, spans out: letters, words, sentences, numbers and dates, with no knowledge of arms."""
