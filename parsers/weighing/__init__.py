"""What a whole pack tells for and against one record: each module gives some of the signals."""
