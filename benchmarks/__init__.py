"""How quick Heed is, as ratios to bare views and bare SQL measured in the same run."""
