"""What happened in the made-up world, told case by case."""
