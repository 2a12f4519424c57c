"""What the data is: datasets, columns, vocabularies, issue codes and errors."""
