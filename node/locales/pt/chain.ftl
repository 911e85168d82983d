# The chain across countries, and States without a node
