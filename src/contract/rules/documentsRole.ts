import { mediaRole } from './mediaRole.js'

export const documentsRole = mediaRole('document', 'messages.documents.role')
