"""Old and new side by side: what changed in a publication, and what looks too odd to announce. Pure."""
