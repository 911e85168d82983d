# Traces that this agency asked for.

web-traces-title = Traces
web-traces-new = Trace a firearm
web-traces-none = This agency has asked for no trace yet.
