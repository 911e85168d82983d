# Attachments
