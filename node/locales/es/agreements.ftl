# Agreements, their simulation and budgets
