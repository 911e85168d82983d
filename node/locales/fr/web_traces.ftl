# Les traçages que cet organisme a demandés.

web-traces-title = Traçages
web-traces-new = Tracer une arme
web-traces-none = Cet organisme n’a encore demandé aucun traçage.
