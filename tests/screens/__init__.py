"""The screens of the program, made one by one for pictures: a scene brings the window to what is to be seen."""
