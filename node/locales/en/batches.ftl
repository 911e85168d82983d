# Batches
